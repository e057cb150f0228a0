"""A real SMTP server (aiosmtpd) for the tests of the mail client. What it takes it writes to a folder, one file an e-mail.

usage: mail_server.py FOLDER CERTIFICATE KEY
Prints the port of STARTTLS + AUTH, of implicit TLS, of neither, and of AUTH LOGIN only; then runs until its standard input ends.
Recipients whose name begins with a reply code are refused with it: 450-later@…, the second time they are accepted;
550-nobody@… never is. A subject with "cut" makes the server drop the connection after DATA, the first time.
"""
import asyncio, email, email.policy, json, os, ssl, sys, threading
from aiosmtpd.smtp import SMTP, AuthResult

folder, certificate, key = sys.argv[1:4]
seen, lock = set(), threading.Lock()


def first(what):
    with lock:
        new = what not in seen
        seen.add(what)
        return new


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        code = address[:3]
        if code.isdigit() and (code[0] == "5" or first(address)):
            return f"{code} not now or never: {address}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        if "cut" in message["Subject"] and first(message["Message-ID"]):
            server.transport.abort()
            return "250 nobody hears this"
        if "busy" in message["Subject"] and first(message["Message-ID"]):
            return "451 busy, come again"
        parts = {p.get_content_type(): p.get_content() for p in message.walk() if not p.is_multipart()}
        told = {
            "from": envelope.mail_from, "to": envelope.rcpt_tos, "user": str(session.auth_data or ""), "tls": server.transport.get_extra_info("ssl_object") is not None,
            "subject": message["Subject"], "fromHeader": str(message["From"]), "toHeader": str(message["To"]), "messageId": message["Message-ID"], "date": message["Date"],
            "headers": message.keys(), "parts": parts, "defects": [str(d) for p in message.walk() for d in p.defects],
            "longest": max(len(line) for line in envelope.original_content.split(b"\r\n")), "type": message.get_content_type(),
        }
        with lock:
            name = os.path.join(folder, f"{len(os.listdir(folder)):04}.json")
            with open(name, "w", encoding="utf-8") as file:
                json.dump(told, file)
        return "250 2.0.0 taken as " + os.path.basename(name)


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == b"monitor" and data.password == "correct хорс".encode()
    return AuthResult(success=good, auth_data=data.login.decode() if good else None, handled=False)


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
handler = Handler()
signed_in = dict(authenticator=authenticate, auth_required=True)
secured = dict(tls_context=context, require_starttls=True, **signed_in)


async def serve():
    loop = asyncio.get_running_loop()
    servers = [
        await loop.create_server(lambda: SMTP(handler, **secured), "127.0.0.1", 0),
        await loop.create_server(lambda: SMTP(handler, auth_require_tls=False, **signed_in), "127.0.0.1", 0, ssl=context),
        await loop.create_server(lambda: SMTP(handler), "127.0.0.1", 0),
        await loop.create_server(lambda: SMTP(handler, auth_exclude_mechanism=["PLAIN"], **secured), "127.0.0.1", 0),
    ]
    print(*(s.sockets[0].getsockname()[1] for s in servers), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(serve())

-- The role that Grafana reads with: SELECT on the views of the schema "grafana", nothing else, and never for long.
-- Run as the owner of the monitor's database, after the monitor has made its tables; again after an update that brought new views:
--   psql -v password="$MONITOR_GRAFANA_PASSWORD" -d monitor -f deploy/grafana/role.sql
SELECT 'CREATE ROLE monitor_grafana LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'monitor_grafana') \gexec
ALTER ROLE monitor_grafana NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'password';
ALTER ROLE monitor_grafana SET default_transaction_read_only = on;
ALTER ROLE monitor_grafana SET statement_timeout = '30s';
ALTER ROLE monitor_grafana SET search_path = grafana;
GRANT USAGE ON SCHEMA grafana TO monitor_grafana;
GRANT SELECT ON ALL TABLES IN SCHEMA grafana TO monitor_grafana;

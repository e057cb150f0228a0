using MongoliaDprk.Monitor.App.Commands;

return await MonitorCommand.RunAsync(args);

import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
} from 'botbuilder';
import { createServer, plugins } from 'restify';

// Microsoft's echo sample: the stock adapter, no state, replies in the answer (expectReplies).
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler().onMessage(async (context, next) => {
  await context.sendActivity(MessageFactory.text(`You said: ${context.activity.text}`));
  await next();
});
const server = createServer();
server.use(plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  const { body, headers, method = 'POST' } = request;
  await adapter.process({ body, headers, method }, response, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.url}\n`));

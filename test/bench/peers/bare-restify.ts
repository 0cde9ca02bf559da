import { createServer, plugins } from 'restify';

// The least that a restify server does: JSON in, JSON out.
const server = createServer();
server.use(plugins.jsonBodyParser({ mapParams: false }));
server.post('/echo', async (request, response) => {
  response.send({ type: 'message', text: `You said: ${request.body.text}` });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.url}\n`));

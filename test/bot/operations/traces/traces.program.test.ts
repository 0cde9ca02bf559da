import { directLine } from '../../channels/web/direct-line-calls.ts';
import { freePort } from '../../free-port.ts';
import { runProgram } from '../../running-program.ts';
import { type Collector, startCollector } from './collector.ts';

jest.setTimeout(30_000);

let collector: Collector;
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.stop());

describe('the program', () => {
  /** Has the program write which packages of OpenTelemetry it loads. */
  const watched = {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
      'import{registerHooks}from"node:module";registerHooks({resolve(name,context,next){if(name.startsWith("@opentelemetry/"))process.stderr.write("loads "+name+"\\n");return next(name,context)}})',
    )}`,
  };

  it('loads nothing of OpenTelemetry when no collector is named', async () => {
    const program = await runProgram(watched);
    await directLine(program.base).begin();
    expect(await program.end('SIGTERM')).toBe(0);
    expect(program.output()).not.toContain('loads @opentelemetry');
  });

  it('sends what it has when it stops, with the headers and under the name that it is told', async () => {
    const program = await runProgram({
      ...watched,
      OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.endpoint}/tenant/`,
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20key%3D,x-tenant=one',
      OTEL_SERVICE_NAME: 'guide-of-a-test',
    });
    await directLine(program.base).begin();
    expect(await program.end('SIGTERM')).toBe(0);
    expect(program.output()).toContain('loads @opentelemetry/sdk-trace');
    expect(program.output()).not.toContain('Bearer');
    expect(collector.raw.map(({ path }) => path)).toContain('/tenant/v1/traces');
    expect(collector.raw[0]?.headers).toMatchObject({ authorization: 'Bearer key=', 'x-tenant': 'one' });
    expect(collector.resources()).toContainEqual({ 'service.name': 'guide-of-a-test' });
    expect(collector.spans().map(({ name }) => name)).toContain('converse');
  });

  it('stops in order while the collector is not there', async () => {
    const program = await runProgram({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
    });
    const client = directLine(program.base);
    const begun = await client.begin();
    expect((await client.say(begun, 'hello')).status).toBe(200);
    expect(await program.end('SIGTERM')).toBe(0);
  });
});

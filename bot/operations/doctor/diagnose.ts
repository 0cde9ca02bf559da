import { type Config, readConfig } from '../../config.ts';
import { type Finding, failure, ok } from './finding.ts';
import { lookAtNode, lookAtProgram } from './look-at-program.ts';
import { lookAtServices } from './look-at-services.ts';
import { lookAtStore } from './look-at-store.ts';

export interface Patient {
  environment: Record<string, string | undefined>;
  /** The folder of the program. */
  project: string;
  nodeVersion: string;
  clock(): Temporal.Instant;
  /** Other services than those of the world. For tests. */
  microsoft?: Parameters<typeof lookAtServices>[2];
}

/** Looks at everything that has to be well for the server to serve. Changes nothing. */
export async function diagnose(patient: Patient): Promise<Finding[]> {
  const { environment, project, nodeVersion, clock, microsoft } = patient;
  const node = lookAtNode(nodeVersion);
  if (node.status === 'failed') return [node];
  let config: Config;
  try {
    config = readConfig(environment);
  } catch (error) {
    return [node, failure('settings', error)];
  }
  return [
    node,
    ok('settings', 'Each is valid.'),
    ...(await lookAtProgram(project, config.RULE_PACK, clock())),
    ...(await lookAtStore(config.STORE_URL, clock())),
    ...(await lookAtServices(config, clock, microsoft)),
  ];
}

import type { AuditAction } from '../staff/audit-action.ts';
import type { AuditEntry } from '../store/staff-store.ts';
import type { DeskAct } from './desk-act.ts';

const actions = {
  claim: 'claimed',
  say: 'said',
  release: 'released',
  transfer: 'transferred',
  close: 'closed',
  erase: 'erased',
} as const satisfies Record<Extract<DeskAct, { agent: unknown }>['do'], AuditAction>;

/**
 * What the audit log is told of an act, to be written in its own transaction: an act that is refused or cut off leaves
 * no line, and none is done without one. Nothing of what time does by itself.
 */
export function auditOfAct(act: DeskAct | undefined, conversationId: string, at: string): AuditEntry[] {
  if (!act || !('agent' in act)) return [];
  return [{ at, agentId: act.agent.id, action: actions[act.do], conversationId }];
}

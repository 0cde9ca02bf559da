/** What names conversations and outlives them: the audit log, and the ids of those that never come back. */
export const outliving = ['audit', 'erased', 'emptying'];

/** What the audit log can say that somebody did. */
export type AuditAction =
  | 'signed-in'
  | 'signed-out'
  | 'session-ended'
  | 'joined'
  | 'invited'
  | 'reset-offered'
  | 'password-changed'
  | 'role-changed'
  | 'disabled'
  | 'let-in-again'
  | 'language-changed'
  | 'audit-read';

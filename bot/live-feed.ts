/** Tells listeners of a conversation that its log grew. Carries ids only: a lost notice costs time, never a message. */
export interface LiveFeed {
  /** Returns the function that stops listening. */
  listen(conversationId: string, listener: (notice: LiveNotice) => void): () => void;
  publish(conversationId: string, notice: LiveNotice): void;
}

/** `grew`: read the log from your watermark. `ended`: the conversation was erased; say goodbye and close. */
export type LiveNotice = { kind: 'grew' } | { kind: 'ended'; farewell: unknown };

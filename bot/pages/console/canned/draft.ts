import type { CannedReply } from '../../../staff-api/contract/canned.ts';

/** A canned reply while it is being written; without an id it is new. */
export interface CannedDraft {
  id: string | undefined;
  /** Of the reply that it changes. */
  revision: string | undefined;
  title: string;
  /** By language; an empty one is not there. */
  texts: Readonly<Record<string, string>>;
}

export function draftOf({ id, revision, title, texts }: CannedReply): CannedDraft {
  return { id, revision, title, texts };
}

/** The same words as a change of what is kept by now; what is kept no longer would be made anew. */
export function rebased(draft: CannedDraft, kept: CannedReply | undefined): CannedDraft {
  return { ...draft, id: kept?.id, revision: kept?.revision };
}

/** As it is kept: without what is blank. */
export function withoutBlanks({ id, revision, title, texts }: CannedDraft) {
  const written = Object.entries(texts).flatMap(([tag, text]) =>
    text.trim() === '' ? [] : [[tag, text.trim()]],
  );
  return {
    ...(id !== undefined && { id, revision }),
    title: title.trim(),
    texts: Object.fromEntries(written),
  };
}

/** Whether a draft says what is kept; a new one is like nothing as long as nothing was written. */
export function isSame(draft: CannedDraft, kept: CannedReply | undefined): boolean {
  const { title, texts } = withoutBlanks(draft);
  const tags = new Set([...Object.keys(texts), ...Object.keys(kept?.texts ?? {})]);
  return title === (kept?.title ?? '') && [...tags].every((tag) => texts[tag] === kept?.texts[tag]);
}

/** Whether it can be kept. */
export function isWhole(draft: CannedDraft): boolean {
  const { title, texts } = withoutBlanks(draft);
  return title !== '' && Object.keys(texts).length > 0;
}

import type { PackLink } from '../rules/pack.ts';

/**
 * S: the requirement page. P: an official page. W: undated or partial. none: nothing confirmed is known. own: it is about
 * this assistant, and needs no source.
 */
export type HowSure = 'S' | 'P' | 'W' | 'none' | 'own';

/** A question people ask beside the interview. Its words are `knowledge.entries.<id>.asked` and `.answer`. */
export interface KnowledgeEntry {
  id: string;
  sure: HowSure;
  /** The page it was read on, or where to look when nothing is known; absent for what is about this assistant. */
  topic?: PackLink['topic'];
  /** The page's own date when it was read, ISO; absent when it has none. */
  readOn?: string;
}

const requirements = { topic: 'requirements', readOn: '2025-03-21' } as const;
const form = { topic: 'application-form', readOn: '2024-10-11' } as const;
const bank = { topic: 'bank-and-tax', readOn: '2022-12-02' } as const;
const afterSales = { topic: 'after-sales', readOn: '2023-12-27' } as const;
const agreement = { topic: 'agreement' } as const;

/** Every entry, with how sure its answer is and where it comes from. */
export const knowledgeEntries: readonly KnowledgeEntry[] = [
  { id: 'conditions', sure: 'S', ...requirements },
  { id: 'certificates', sure: 'P', ...form },
  { id: 'individual', sure: 'S', ...requirements },
  { id: 'benefits', sure: 'none', ...requirements },
  { id: 'deposit', sure: 'none', ...requirements },
  { id: 'review-time', sure: 'P', ...form },
  { id: 'company-name', sure: 'W', ...bank },
  { id: 'commission', sure: 'none', ...requirements },
  { id: 'minimum-capital', sure: 'S', ...requirements },
  { id: 'employees', sure: 'S', ...requirements },
  { id: 'which-regulations', sure: 'none', ...requirements },
  { id: 'who-may-sign', sure: 'P', ...agreement },
  { id: 'ticking-is-signing', sure: 'W', ...agreement },
  { id: 'agreement-text', sure: 'P', ...agreement },
  { id: 'which-site', sure: 'none', ...form },
  { id: 'several-accounts', sure: 'none', ...requirements },
  { id: 'refused', sure: 'W', ...form },
  { id: 'uploads', sure: 'P', ...form },
  { id: 'support-language', sure: 'P', ...afterSales },
  { id: 'account', sure: 'W', ...form },
  { id: 'website', sure: 'P', ...form },
  { id: 'company-profile', sure: 'P', ...form },
  { id: 'bank-account', sure: 'P', ...bank },
  { id: 'certification-failed', sure: 'P', ...bank },
  { id: 'payout', sure: 'none', ...bank },
  { id: 'product-release', sure: 'P', ...form },
  { id: 'date-on-licence', sure: 'W', ...requirements },
  { id: 'which-time-zone', sure: 'S', ...requirements },
  { id: 'outsourced-support', sure: 'none', ...requirements },
  { id: 'same-person', sure: 'S', ...requirements },
  { id: 'chatbot-support', sure: 'none', ...requirements },
  { id: 'who-decides', sure: 'S', ...requirements },
  { id: 'my-data', sure: 'own' },
  { id: 'which-countries', sure: 'none', ...requirements },
  { id: 'continue-later', sure: 'own' },
  { id: 'how-many-questions', sure: 'own' },
  { id: 'what-is-koogallery', sure: 'W', ...requirements },
];

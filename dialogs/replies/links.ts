import type { Pack, PackLink } from '../rules/pack.ts';

/** A pack's links by topic and site, for the placeholders of texts. A topic without one leads to the pack's source. */
export function linksOf({ links, source }: Pack): Record<string, string> {
  const url = (topic: PackLink['topic'], site: PackLink['site']) =>
    links.find((link) => link.topic === topic && link.site === site)?.url ?? source.url;
  return {
    formEu: url('application-form', 'eu'),
    formInternational: url('application-form', 'international'),
    bankEu: url('bank-and-tax', 'eu'),
    bankInternational: url('bank-and-tax', 'international'),
    agreement: url('agreement', 'international'),
  };
}

import { element } from './element.ts';

/**
 * The subset of Markdown the bot writes, as nodes: paragraphs, line breaks, lists, quotations, headings as bold lines,
 * **bold**, *italic* or _italic_, `code` and [links](https://…). Everything else, HTML above all, stays the text it is, and a
 * link leads only to http(s) or a mailbox.
 */
export function markdownNodes(source: string): Node[] {
  const nodes: Node[] = [];
  let lines: string[] = [];
  let list: { ordered: boolean; items: string[] } | undefined;

  const endParagraph = () => {
    if (lines.length > 0) nodes.push(paragraph(lines));
    lines = [];
  };
  const endList = () => {
    if (list) {
      const items = list.items.map(listItem);
      nodes.push(element(list.ordered ? 'ol' : 'ul', {}, ...items));
    }
    list = undefined;
  };

  for (const line of source.split(/\r?\n/)) {
    const bullet = /^ {0,3}[-*] +(.*)$/.exec(line);
    const number = /^ {0,3}\d{1,3}[.)] +(.*)$/.exec(line);
    const item = bullet?.[1] ?? number?.[1];
    if (item !== undefined) {
      endParagraph();
      const ordered = bullet === null;
      if (list?.ordered !== ordered) endList();
      list ??= { ordered, items: [] };
      list.items.push(item);
    } else if (line.trim() === '') {
      endParagraph();
      endList();
    } else {
      endList();
      const heading = /^#{1,6} +(.*)$/.exec(line)?.[1];
      const quoted = /^> ?(.*)$/.exec(line)?.[1];
      if (heading === undefined && quoted === undefined) {
        lines.push(line);
        continue;
      }
      endParagraph();
      if (heading !== undefined) nodes.push(element('p', {}, element('strong', {}, ...inline(heading))));
      // What is quoted may be in another language than the message.
      else nodes.push(element('blockquote', { dir: 'auto' }, ...inline(quoted ?? '')));
    }
  }
  endParagraph();
  endList();
  return nodes;
}

const signs = new Map([
  ['✓', 'met'],
  ['?', 'check'],
  ['✗', 'not-met'],
]);

/** A sign of a verdict at the beginning of an item takes the place of the bullet. */
function listItem(item: string): Node {
  const sign = /^([✓?✗]) (.*)$/.exec(item);
  const verdict = signs.get(sign?.[1] ?? '');
  if (verdict === undefined) return element('li', {}, ...inline(item));
  return element('li', { class: `sign-${verdict}` }, ...inline(sign?.[2] ?? ''));
}

function paragraph(lines: string[]): Node {
  const parts = lines.flatMap((line, at) => (at === 0 ? inline(line) : [element('br'), ...inline(line)]));
  return element('p', {}, ...parts);
}

// Each alternative is bounded by its own closing sign on the same line, so that the search stays linear.
const marks =
  /\*\*([^*\n]{1,2000})\*\*|(?<!\*)\*(?!\*)([^*\s\\][^*\n\\]{0,2000})(?<!\s)\*(?!\*)|(?<![\p{L}\p{N}_])_([^_\s\\][^_\n\\]{0,2000})_(?![\p{L}\p{N}_])|`([^`\n]{1,2000})`|\[([^\]\n]{1,500})\]\(([^)\s]{1,2000})\)|\\([\\`*_[\]()#+\-.!<>])/gu;

function inline(text: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    const [whole, bold, starred, underscored, code, label, address, escaped] = match;
    const italic = starred ?? underscored;
    nodes.push(text.slice(from, match.index));
    from = match.index + whole.length;
    if (bold !== undefined) nodes.push(element('strong', {}, ...inline(bold)));
    else if (italic !== undefined) nodes.push(element('em', {}, ...inline(italic)));
    else if (code !== undefined) nodes.push(element('code', {}, code));
    else if (escaped !== undefined) nodes.push(escaped);
    else nodes.push(link(label ?? '', address ?? '') ?? whole);
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== '');
}

const safeProtocols = new Set(['https:', 'http:', 'mailto:']);

function link(label: string, address: string): Node | undefined {
  const target = safeAddress(address);
  if (!target) return undefined;
  const elsewhere = target.origin !== location.origin;
  const attributes = {
    href: target.href,
    ...(elsewhere ? { target: '_blank', rel: 'noopener noreferrer' } : {}),
  };
  return element('a', attributes, ...inline(label));
}

/** An address a person may be led to, or undefined: a page, or a mailbox to write to. */
export function safeAddress(address: string): URL | undefined {
  const url = URL.canParse(address, location.href) ? new URL(address, location.href) : undefined;
  return url && safeProtocols.has(url.protocol) ? url : undefined;
}

import { AdaptiveCard, type Input, OpenUrlAction, SubmitAction } from 'adaptivecards';
import { element } from '../../shared/element.ts';
import { markdownNodes } from '../../shared/markdown.ts';
import { isRecord } from '../json.ts';
import type { Words } from '../words.ts';
import { addChoiceFilter } from './choice-filter.ts';
import { hostConfig } from './host-config.ts';
import { openAddress } from './open-address.ts';
import { shownValue } from './shown-value.ts';

/** A card on the page. */
export interface CardView {
  node: HTMLElement;
  /**
   * Takes the card out of the conversation: it can be read, its links and details work. Its form shows what was sent
   * with it; one that was passed over, or comes from the past and does not know its answer, is not shown.
   */
  retire(): void;
}

/** What a card does to the page around it. */
export interface CardHost {
  words: Words;
  /** `said` is what the transcript shows for it. */
  submit(said: string, value: unknown): void;
  notice(text: string): void;
}

AdaptiveCard.onProcessMarkdown = (text, result) => {
  // Only nodes of our own making are turned into markup, so what comes out is what the renderer allows.
  result.outputHtml = element('div', {}, ...markdownNodes(text)).innerHTML;
  result.didProcess = true;
};

/** Shows an Adaptive Card. Undefined when it is none; the message's text says the same. */
export function cardView(source: unknown, host: CardHost): CardView | undefined {
  if (!isRecord(source) || source.type !== 'AdaptiveCard') return undefined;
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  let retired = false;
  let sent = false;
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) {
      void openAddress(action.url ?? '', host);
    } else if (action instanceof SubmitAction && !retired) {
      sent = true;
      const inputs = action.associatedInputs === 'none' ? [] : card.getAllInputs();
      host.submit(whatIsSaid(inputs, action.title ?? '', host.words.language.tag), action.data);
    }
  };
  card.parse(source);
  const node = card.render();
  if (!node) return undefined;
  mindParts(node);
  // What is unfolded is made only then.
  card.onInlineCardExpanded = () => mindParts(node);
  for (const list of node.querySelectorAll<HTMLElement>('.ac-choiceSetInput-multiSelect'))
    addChoiceFilter(list, host.words);

  return {
    node,
    retire() {
      retired = true;
      node.classList.add('retired');
      node.classList.toggle('passed-over', !sent);
      for (const action of card.getAllActions()) {
        if (action instanceof SubmitAction) action.renderedElement?.setAttribute('hidden', '');
      }
      const controls = node.querySelectorAll('input, select, textarea');
      for (const control of controls) control.setAttribute('disabled', '');
    },
  };
}

/** A form is repeated in its own words; without fields it is the button that was pressed. */
function whatIsSaid(inputs: Input[], title: string, language: string): string {
  const filled = inputs.flatMap((input) => {
    const value = shownValue(input, language);
    return value === '' ? [] : [{ label: input.label ?? '', value }];
  });
  if (filled.length === 0) return title;
  if (filled.length === 1) return filled[0]?.value ?? title;
  return filled.map(({ label, value }) => `${label}: ${value}`).join('\n');
}

/**
 * Ids of a card are unique in the card only, while a page holds many: they become `data-part`. The id of a quotation
 * names its language, for readers aloud and for fonts.
 */
function mindParts(node: HTMLElement): void {
  for (const part of node.querySelectorAll<HTMLElement>('[id^="quote."], [id^="verdict."]')) {
    const [kind, detail] = part.id.split('.');
    part.removeAttribute('id');
    part.setAttribute('data-part', `${kind}.${detail}`);
    if (kind !== 'quote' || !detail) continue;
    part.lang = detail;
    part.dir = 'auto';
  }
}

import { HostConfig } from 'adaptivecards';

const ink = { default: 'var(--ink)', subtle: 'var(--ink-soft)' };
const foregroundColors = {
  default: ink,
  dark: ink,
  light: ink,
  accent: { default: 'var(--accent)', subtle: 'var(--accent)' },
  good: { default: 'var(--good)', subtle: 'var(--good)' },
  warning: { default: 'var(--warning)', subtle: 'var(--warning)' },
  attention: { default: 'var(--attention)', subtle: 'var(--attention)' },
};
const surface = (backgroundColor: string) => ({ backgroundColor, foregroundColors });

/** How cards look on the page. Every colour is a variable of the stylesheet, so a card follows light and dark. */
export const hostConfig = new HostConfig({
  fontFamily: 'inherit',
  fontSizes: { small: 14, default: 16, medium: 17, large: 19, extraLarge: 22 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
  spacing: { small: 6, default: 12, medium: 16, large: 22, extraLarge: 30, padding: 16 },
  imageSizes: { small: 40, medium: 80, large: 160 },
  supportsInteractivity: true,
  containerStyles: {
    default: surface('transparent'),
    emphasis: surface('var(--quote-ground)'),
    good: surface('var(--good-ground)'),
    warning: surface('var(--warning-ground)'),
    attention: surface('var(--attention-ground)'),
    accent: surface('var(--quote-ground)'),
  },
  actions: {
    // The default of five would hide choices behind an overflow button.
    maxActions: 24,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 8, style: 'default' },
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', color: 'default', size: 'default', isSubtle: false },
      optionalInputs: { weight: 'bolder', color: 'default', size: 'default', isSubtle: false },
    },
    errorMessage: { color: 'attention', weight: 'default', size: 'small', spacing: 'small' },
  },
  factSet: {
    title: { color: 'default', isSubtle: true, weight: 'default', wrap: true, maxWidth: 220 },
    value: { color: 'default', weight: 'bolder', wrap: true },
    spacing: 16,
  },
  textBlock: { headingLevel: 2 },
});

// Every field of ours is needed; a star on each would tell nobody anything. The parser takes no empty text.
hostConfig.inputs.label.requiredInputs.suffix = '';

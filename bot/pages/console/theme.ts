import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme,
} from '@fluentui/react-components';

/** From dark to light around the sea green of the prospects' page. */
const sea: BrandVariants = {
  10: '#021718',
  20: '#05292c',
  30: '#083a3e',
  40: '#0a484d',
  50: '#0b5158',
  60: '#0c575e',
  70: '#0d5c63',
  80: '#0d666e',
  90: '#237a81',
  100: '#3c8e94',
  110: '#56a2a6',
  120: '#72b6b8',
  130: '#8ec9c9',
  140: '#abdbda',
  150: '#c8ebea',
  160: '#e4f6f5',
};

const dark = createDarkTheme(sea);

export const themes: Record<'light' | 'dark', Theme> = {
  light: createLightTheme(sea),
  dark: {
    ...dark,
    // The ramp's own choice for these is too dark on a dark ground.
    colorBrandForeground1: sea[120],
    colorBrandForeground2: sea[130],
    colorCompoundBrandForeground1: sea[120],
  },
};

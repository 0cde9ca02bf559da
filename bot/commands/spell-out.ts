/** The rules of one language, as in CLDR's rbnf JSON: rule set name → [base, text] pairs. */
export type SpellOutRules = Record<string, [string, string][]>;

interface Rule {
  base: number;
  divisor: number;
  text: string;
}

/**
 * Spells whole numbers out with CLDR's rule-based number formats (UTS 35, part 3, section 5).
 * Covers what the spell-out rules of our languages use: quotients, remainders, optional parts,
 * other rule sets and plural choices; not fractions or negative numbers.
 */
export function spellOut(rules: SpellOutRules, ruleSet: string, number: number, depth = 0): string {
  const parsed = parseRules(rules[ruleSet] ?? []);
  const index = parsed.findLastIndex((rule) => rule.base <= number);
  let rule = parsed[index];
  if (rule === undefined || depth > 30) return String(number);
  const twoParts = /[←<].*[→>]/.test(rule.text);
  // The roll-back rule: 2000 is "two thousand", never "twenty hundred" with an empty remainder.
  if (twoParts && number % rule.divisor === 0 && rule.base % rule.divisor !== 0)
    rule = parsed[index - 1] ?? rule;
  return expand(rules, ruleSet, rule, number, depth).replaceAll('\u00ad', '');
}

function parseRules(pairs: [string, string][]): Rule[] {
  return pairs.flatMap(([key, text]) => {
    const match = /^(\d+)(?:\/(\d+))?(>*)$/.exec(key.replaceAll(',', ''));
    if (!match) return [];
    const base = Number(match[1]);
    const radix = Number(match[2] ?? 10);
    const exponent =
      base === 0 ? 0 : Math.floor(Math.log(base) / Math.log(radix) + 1e-9) - (match[3]?.length ?? 0);
    return [
      { base, divisor: radix ** Math.max(exponent, 0), text: text.replace(/;$/, '').replace(/^'/, '') },
    ];
  });
}

function expand(rules: SpellOutRules, ruleSet: string, rule: Rule, number: number, depth: number): string {
  const quotient = Math.floor(number / rule.divisor);
  const remainder = number % rule.divisor;
  const spelled = (name: string, value: number): string => {
    if (name === '') return spellOut(rules, ruleSet, value, depth + 1);
    return name.startsWith('%') ? spellOut(rules, name, value, depth + 1) : String(value);
  };
  return rule.text
    .replace(/\[([^\]]*)\]/g, remainder === 0 ? '' : '$1')
    .replace(/\$\((?:cardinal|ordinal),(.*?)\)\$/g, (_, forms: string) => pluralForm(forms, quotient))
    .replace(/←([^←]*)←/g, (_, name: string) => spelled(name, quotient))
    .replace(/→→→/g, () => spelled('', remainder))
    .replace(/→([^→]*)→/g, (_, name: string) => spelled(name, remainder))
    .replace(/=([^=]*)=/g, (_, name: string) => (name === ruleSet ? String(number) : spelled(name, number)));
}

/** `one{тысяча}few{тысячи}other{тысяч}`: the words differ by plural, and every one of them is wanted sooner or later. */
function pluralForm(forms: string, count: number): string {
  const wanted = new Intl.PluralRules('ru').select(count);
  const found = new Map([...forms.matchAll(/(\w+)\{([^}]*)\}/g)].map((match) => [match[1], match[2]]));
  return found.get(wanted) ?? found.get('other') ?? '';
}

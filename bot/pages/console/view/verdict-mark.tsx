import {
  CheckmarkCircle16Filled,
  DismissCircle16Filled,
  QuestionCircle16Filled,
} from '@fluentui/react-icons';

/** The sign of a verdict, in shape and colour; whoever does not see it is told by the words beside it. */
export function VerdictMark({ verdict }: { verdict: string }) {
  if (verdict === 'met' || verdict === 'ready')
    return <CheckmarkCircle16Filled className="mark mark-met" aria-hidden />;
  if (verdict === 'not-met' || verdict === 'not-yet')
    return <DismissCircle16Filled className="mark mark-not-met" aria-hidden />;
  return <QuestionCircle16Filled className="mark mark-check" aria-hidden />;
}

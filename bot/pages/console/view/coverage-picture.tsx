import type { Coverage } from '../../../staff-api/contract/conversation-detail.ts';
import { useWords } from '../words.ts';
import { VerdictMark } from './verdict-mark.tsx';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Each market's day from midnight to midnight: how much of each hour is supported, and which hours count. */
export function CoveragePicture({ coverage: { title, alt, band, rows } }: { coverage: Coverage }) {
  const words = useWords();
  const [from, to] = band;
  return (
    <section className="coverage">
      <h3>{title}</h3>
      <p className="unseen">{alt}</p>
      {rows.map(({ label, verdict, hours: shares, words: line }) => (
        <div key={label} className="coverage-row">
          <p>
            <VerdictMark verdict={verdict} /> <bdi>{label}</bdi>
          </p>
          <svg className="coverage-day" viewBox="0 0 240 22" preserveAspectRatio="none" aria-hidden>
            <rect className="coverage-band" x={from * 10} y="0" width={(to - from) * 10} height="22" />
            {hours.map((hour) => (
              <rect
                key={hour}
                className={hour >= from && hour < to ? 'coverage-counts' : 'coverage-hour'}
                x={hour * 10 + 0.5}
                y={19 - 16 * (shares[hour] ?? 0)}
                width="9"
                height={16 * (shares[hour] ?? 0)}
              />
            ))}
            <rect className="coverage-base" x="0" y="19" width="240" height="1" />
          </svg>
          <p className="soft">{line}</p>
        </div>
      ))}
      <p className="coverage-scale soft" aria-hidden>
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{words.number(hour)}</span>
        ))}
      </p>
    </section>
  );
}

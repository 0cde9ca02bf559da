/** Adds rows that were taken to the counts; in the order of the key, so that two who do so never wait for each other. */
const addTaken = `
  added AS (
    INSERT INTO counts AS c (day, name, label, count)
    SELECT day, name, label, sum(count) FROM taken GROUP BY day, name, label ORDER BY day, name, label
    ON CONFLICT (day, name, label) DO UPDATE SET count = c.count + excluded.count)
  SELECT count(*) AS taken FROM taken`;

/** What was added up and what is still to be, as of one moment. */
const all = `(
  SELECT day, name, label, count FROM counts WHERE day BETWEEN $1 AND $2
  UNION ALL
  SELECT day, name, label, count FROM count_deltas WHERE day BETWEEN $1 AND $2) a`;

/** The statements about numbers. */
export const numbersStatements = {
  fold: {
    name: 'numbers-fold',
    text: `
      WITH page AS MATERIALIZED (
        SELECT conversation_id, version, name, label FROM count_deltas LIMIT $1 FOR UPDATE SKIP LOCKED),
      taken AS (
        DELETE FROM count_deltas d USING page p
        WHERE d.conversation_id = p.conversation_id AND d.version = p.version AND d.name = p.name AND d.label = p.label
        RETURNING d.day, d.name, d.label, d.count),
      ${addTaken}`,
  },
  foldConversation: {
    name: 'numbers-fold-conversation',
    text: `
      WITH taken AS (DELETE FROM count_deltas WHERE conversation_id = $1 RETURNING day, name, label, count),
      ${addTaken}`,
  },
  readTotals: {
    name: 'numbers-totals',
    text: `SELECT name, label, sum(count) AS count FROM ${all} GROUP BY name, label ORDER BY name, label`,
    reads: true,
  },
  readDays: {
    name: 'numbers-days',
    text: `SELECT day, name, label, sum(count) AS count FROM ${all}
      WHERE $3::text[] IS NULL OR name = ANY ($3) GROUP BY day, name, label ORDER BY day, name, label`,
    reads: true,
  },
  // a moment of the last day sorts after the day itself and before the sign behind its T
  readMisread: {
    name: 'numbers-misread',
    text: `SELECT question, reads, language, text, at FROM misread
      WHERE at >= $1 AND at < $2 || 'U' AND ($3::text IS NULL OR question = $3) AND ($4::text IS NULL OR language = $4)
      ORDER BY at DESC, conversation_id, version DESC LIMIT $5`,
    reads: true,
  },
} as const;

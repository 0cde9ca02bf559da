import { directLine } from '../channels/web/direct-line-calls.ts';
import type { DeskFixture } from '../staff/desk-fixture.ts';
import { talkingDesk } from '../staff-api/talking-desk.ts';

const hostile = `<img src=x onerror=alert(1)> "'&</p><script>alert(2)</script>`;
let desk: DeskFixture;
beforeEach(async () => {
  desk = await talkingDesk();
});
afterEach(() => desk.app.stop());

const line = () => directLine(desk.app.base);
type Connection = Awaited<ReturnType<ReturnType<typeof line>['begin']>>;

/** The link that the bot's newest message holds, without the host. */
async function linkIn(connection: Connection): Promise<string> {
  const { activities } = await line().activities(connection);
  const found = /\]\(https?:\/\/[^/]+(\/my-data\/[^)]+)\)/.exec(JSON.stringify(activities.at(-1)));
  return found?.[1] ?? '';
}

async function command(connection: Connection, name: string): Promise<void> {
  await line().post(`/conversations/${connection.conversationId}/activities`, connection.token, {
    type: 'message',
    value: { command: name },
  });
}

/** Somebody of whom something is kept in every way there is. */
async function knownPerson() {
  const prospect = await line().begin();
  const { conversationId: id } = prospect;
  const ana = await desk.somebody('lead', 'Ana Secret');
  const staff = (what: string, body: object) =>
    desk.post(`/desk/api/conversations/${id}/${what}`, body, ana.headers);
  await line().say(prospect, 'in March 2019');
  await line().say(prospect, `what is this ${hostile} xyzzy`);
  await line().say(prospect, 'talk to a person');
  await line().say(prospect, `about ${hostile}`);
  await staff('note', { text: `a note ${hostile}` });
  await staff('claim', {});
  await staff('say', { text: `an answer ${hostile}`, clientId: 'x1' });
  await staff('close', {});
  const { activities } = await line().activities(prospect);
  const { suggestedActions } = JSON.parse(JSON.stringify(activities.at(-1)));
  const face = suggestedActions?.actions.find(({ title }: { title: string }) => title.includes('Helpful'));
  await line().post(`/conversations/${id}/activities`, prospect.token, {
    type: 'message',
    value: face.value,
  });
  await line().say(prospect, `rated ${hostile}`);
  return { prospect, id, ana, staff };
}

// the first conversation of all waits for the words of its language to be read
it('gives a person all that is kept of their conversation, to read and for machines, with no word of it taken for HTML', async () => {
  const { prospect } = await knownPerson();
  await line().say(prospect, 'send me my data');
  const path = await linkIn(prospect);
  const { status, json: html, headers } = await desk.get(path);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
  expect(html).toContain('name="viewport"');
  for (const words of ['about', 'a note', 'an answer', 'rated'])
    expect(html).toContain(`${words} &#60;img src=x onerror=alert(1)&#62; &#34;&#39;&#38;&#60;/p&#62;`);
  for (const words of [
    'in March 2019',
    'March 2019',
    '🙂 Helpful',
    'Requests for a person',
    'What staff noted',
  ])
    expect(html).toContain(words);
  expect(html).not.toMatch(/<(img|script)/);

  const file = await desk.get(`${path}?as=json`);
  expect(file.headers.get('content-disposition')).toMatch(
    /^attachment; filename="my-data-2026-11-23\.json"$/,
  );
  expect(file.json).toMatchObject({
    format: 'registration-guide/my-data',
    conversationId: prospect.conversationId,
  });
  const { records, staff, described } = file.json;
  expect(Object.keys(records)).toEqual(
    expect.arrayContaining([
      'addresses',
      'conversations',
      'events',
      'handoffs',
      'inbox',
      'log',
      'notes',
      'ratings',
      'reminders',
    ]),
  );
  expect(records.notes).toEqual([
    {
      conversation_id: prospect.conversationId,
      id: expect.any(String),
      text: `a note ${hostile}`,
      at: expect.any(String),
    },
  ]);
  expect(records.log[0].activity).toMatchObject({ type: 'message' });
  expect(staff.map(({ action }: { action: string }) => action)).toEqual([
    'noted',
    'claimed',
    'said',
    'closed',
  ]);
  expect(described.answers[0].answer).toContain('March 2019');
}, 60_000);

it('does not say which member of staff wrote a note or looked', async () => {
  const { id, ana, prospect } = await knownPerson();
  const other = await desk.somebody('agent', 'Bob Hidden');
  await desk.post(`/desk/api/conversations/${id}/note`, { text: 'by Bob' }, other.headers);
  await desk.get(`/desk/api/conversations/${id}`, other.headers);
  await command(prospect, 'export');
  const path = await linkIn(prospect);
  for (const as of ['', '?as=json']) {
    const { json } = await desk.get(path + as);
    const text = typeof json === 'string' ? json : JSON.stringify(json);
    expect(text).toContain('by Bob');
    expect(text).not.toContain('Bob Hidden');
    expect(text).not.toContain(other.id);
    // who talked with them said so, and is in what was said
    expect(text).toContain('Ana Secret');
  }
  expect(ana.id).not.toBe(other.id);
});

it('shows it by its link for an hour and by no other, and answers all that show nothing alike', async () => {
  const prospect = await line().begin();
  const stranger = await line().begin();
  await command(prospect, 'export');
  const path = await linkIn(prospect);
  const [conversation, end = '', signature] = path.replace('/my-data/', '').split('.');
  const forged = [
    `${stranger.conversationId}.${end}.${signature}`,
    `${conversation}.${Number(end) + 3600}.${signature}`,
    `${conversation}.${end}.${'A'.repeat(43)}`,
    `${conversation}.${end}`,
    'x',
  ];
  const answers = await Promise.all(forged.map((link) => desk.get(`/my-data/${link}`)));
  desk.pass({ minutes: 59 });
  expect((await desk.get(path)).status).toBe(200);
  desk.pass({ minutes: 1 });
  answers.push(await desk.get(path), await desk.get(`${path}?as=json`));
  expect(new Set(answers.map(({ status, json }) => `${status} ${json}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(404);
  expect(answers[0]?.json).toContain('This link does not work');
});

it('answers a link that shows nothing in the language of the browser', async () => {
  const { json, headers } = await desk.get('/my-data/x', { 'accept-language': 'ar,en;q=0.5' });
  expect(json).toContain('<html lang="ar" dir="rtl">');
  expect(headers.get('content-language')).toBe('ar');
});

it('is heard while a person talks with the prospect, and says where all is in the language of the conversation', async () => {
  const prospect = await line().begin();
  await line().say(prospect, 'sprache deutsch');
  await line().say(prospect, 'mit einem Menschen sprechen');
  await line().say(prospect, 'Fragen');
  const { headers } = await desk.somebody('agent');
  await desk.post(`/desk/api/conversations/${prospect.conversationId}/claim`, {}, headers);
  await command(prospect, 'export');
  const { json } = await desk.get(await linkIn(prospect));
  expect(json).toContain('<html lang="de" dir="ltr">');
  expect(json).toContain('<h1>Ihre Daten</h1>');
});

it('shows nothing once the conversation was erased by a lead, of which the log holds the ids alone', async () => {
  const { prospect, id, staff, ana } = await knownPerson();
  await command(prospect, 'export');
  const path = await linkIn(prospect);
  const agent = await desk.somebody('agent');
  expect((await desk.post(`/desk/api/conversations/${id}/erase`, {}, agent.headers)).status).toBe(403);
  expect((await desk.get(path)).status).toBe(200);
  expect((await staff('erase', {})).status).toBe(204);
  expect((await desk.get(path)).status).toBe(404);
  expect((await desk.get(`${path}?as=json`)).status).toBe(404);
  expect((await staff('erase', {})).status).toBe(404);

  expect(Object.values(await desk.store.readEverything(id)).flat()).toEqual([]);
  const [newest] = await desk.store.staff.readAudit({ conversationId: id, limit: 1 });
  expect(newest).toMatchObject({ action: 'erased', agentId: ana.id, conversationId: id });
  const audit = JSON.stringify(await desk.store.staff.readAudit({ limit: 1000 }));
  const all = await desk.get('/desk/api/conversations?state=all', ana.headers);
  const numbers = await desk.get('/desk/api/numbers.csv?from=2026-11-01&to=2026-11-30', ana.headers);
  const misread = await desk.get('/desk/api/misread.jsonl?from=2026-11-01&to=2026-11-30', ana.headers);
  for (const place of [audit, desk.app.logged(), all.json, numbers.json, misread.json])
    expect(JSON.stringify(place)).not.toMatch(/onerror|xyzzy|a note|an answer/);
});

it('bounds how often it is collected', async () => {
  const prospect = await line().begin();
  await command(prospect, 'export');
  const path = await linkIn(prospect);
  const answers = await Promise.all(Array.from({ length: 25 }, () => desk.get(path)));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
});

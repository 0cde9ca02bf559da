import { callDesk, type DeskReply } from './call-desk.ts';
import { problemText, type Words } from './problem-text.ts';

/** Where somebody goes who is signed in. */
const consoleAddress = '/console';

/**
 * Brings the page to life. Everything is in it already, in the person's language; what the address says after # decides
 * what is shown: signing in, joining by a link, or a new password by a link.
 */
export function startSignIn(page: Document): void {
  const words = readWords(page);
  const [, kind = '', value = ''] = /^#(join|reset|problem)=([\w-]+)$/.exec(location.hash) ?? [];
  // what is secret stays neither in the address nor in the history
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);

  serve('sign-in', (fields) => callDesk('session', { name: fields.login, password: fields.password }));
  serve('join', (fields) => callDesk('links/join', { link: value, ...fields }));
  serve('reset', ({ password }) => callDesk('links/reset', { link: value, password }));
  if (kind === 'join' || kind === 'reset') void followLink(value);
  else void offerSignIn(kind === 'problem' ? value : undefined);

  async function offerSignIn(problem: string | undefined): Promise<void> {
    const { json } = await callDesk('sign-in-options');
    find('sign-in-form').hidden = json.password !== true;
    find('organisation').hidden = json.oidc !== true;
    find('or').hidden = json.password !== true || json.oidc !== true;
    show('sign-in');
    if (problem) complain('sign-in', problemText({ status: 0, code: problem, json: {} }, words));
  }

  async function followLink(link: string): Promise<void> {
    const looked = await callDesk('links/look', { link });
    if (looked.status !== 200) {
      show('no-link');
      complain('no-link', problemText(looked, words));
      return;
    }
    const { kind: purpose, role, login } = looked.json;
    if (purpose === 'reset') {
      find('reset-text').textContent = (words['reset-text'] ?? '').replace('{{login}}', String(login));
      input('reset', 'login').value = String(login);
      show('reset');
      return;
    }
    const isFirst = purpose === 'first';
    find('join-title').textContent = words[isFirst ? 'first-title' : 'join-title'] ?? '';
    find('join-text').textContent = isFirst
      ? (words['first-text'] ?? '')
      : (words['join-text'] ?? '').replace('{{role}}', words[`role-${role}`] ?? '');
    show('join');
  }

  function serve(view: string, send: (fields: Record<string, string>) => Promise<DeskReply>): void {
    const form = find(`${view}-form`);
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const fields = fieldsOf(form);
      const button = form.querySelector('button');
      if (!button || button.getAttribute('aria-busy') === 'true') return;
      button.setAttribute('aria-busy', 'true');
      complain(view, '');
      const reply = await send(fields);
      if (reply.status === 200) return location.assign(consoleAddress);
      button.removeAttribute('aria-busy');
      complain(view, problemText(reply, words));
      const wrong = fieldAtFault(reply);
      form.querySelector<HTMLInputElement>(`input[name=${wrong}]:not([hidden])`)?.focus();
    });
  }

  function show(view: string): void {
    for (const each of page.querySelectorAll<HTMLElement>('[data-view]'))
      each.hidden = each.dataset.view !== view;
    const section = page.querySelector<HTMLElement>(`[data-view="${view}"]`);
    page.title = section?.querySelector('h1')?.textContent ?? page.title;
    section?.querySelector<HTMLInputElement>('input:not([hidden])')?.focus();
  }

  function complain(view: string, text: string): void {
    find(`${view}-problem`).textContent = text;
  }

  function find(id: string): HTMLElement {
    const found = page.getElementById(id);
    if (!found) throw new Error(`The page has no ${id}`);
    return found;
  }

  function input(view: string, name: string): HTMLInputElement {
    const found = find(`${view}-form`).querySelector<HTMLInputElement>(`input[name=${name}]`);
    if (!found) throw new Error(`The form ${view} has no ${name}`);
    return found;
  }
}

function fieldsOf(form: HTMLElement): Record<string, string> {
  return Object.fromEntries([...form.querySelectorAll('input')].map(({ name, value }) => [name, value]));
}

/** The field to correct, to begin there. */
function fieldAtFault({ code, json }: DeskReply): string {
  if (code === 'login-taken') return 'login';
  const named = /Wrong: (\w+)/.exec(String(json.message ?? ''))?.[1];
  return named === 'name' || named === 'login' ? named : 'password';
}

function readWords(page: Document): Words {
  const parsed: unknown = JSON.parse(page.getElementById('words')?.textContent ?? '{}');
  const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
  return Object.fromEntries(entries.map(([key, text]) => [key, String(text)]));
}

// what HTTP allows as a name and as a value
const headerName = /^[\w!#$%&'*+.^`|~-]+$/;
const headerValue = /^[\t\x20-\x7e]*$/;

/**
 * Reads headers as OpenTelemetry writes them in a setting: `name=value` with commas between, values percent-encoded.
 * Undefined if it is not that.
 */
export function readOtlpHeaders(text: string): Record<string, string> | undefined {
  const headers = text
    .split(',')
    .filter((pair) => pair.trim())
    .map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return [name.trim(), decoded(rest.join('=').trim())] as const;
    });
  const read = headers.flatMap(([name, value]) =>
    headerName.test(name) && value && headerValue.test(value) ? [[name, value] as const] : [],
  );
  return read.length === headers.length ? Object.fromEntries(read) : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * The security headers of a page. Scripts, styles and connections come from this server only and nothing is
 * inline; `data:` is for the coverage picture, which is made on the server. `framedBy` lists the origins that may
 * show the page in a frame beside this one; undefined means nobody.
 */
export function contentSecurity(framedBy: readonly string[] | undefined): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framedBy ? ["'self'", ...framedBy].join(' ') : "'none'"}`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    // Browsers too old for frame-ancestors obey this one; it cannot express a list.
    ...(framedBy ? {} : { 'x-frame-options': 'DENY' }),
  };
}

/**
 * The security headers of the pages of staff: nobody frames them, no script makes HTML, script or an address of a script
 * out of a text (Trusted Types, and no policy that could), and no form is sent but by a script. With a `nonce`, which must
 * be new in each answer, style elements of that nonce are allowed: the console's style library makes them as it runs.
 */
export function staffSecurity(nonce?: string): Record<string, string> {
  const headers = contentSecurity(undefined);
  const styles = nonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`;
  const policy = headers['content-security-policy']?.replace("style-src 'self'", styles);
  return {
    ...headers,
    'content-security-policy': `${policy}; require-trusted-types-for 'script'; trusted-types 'none'`,
    'cross-origin-opener-policy': 'same-origin',
  };
}

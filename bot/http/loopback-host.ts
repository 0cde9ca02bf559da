/** Whether a host, with or without a port, can only be this machine. */
export function isLoopbackHost(host = ''): boolean {
  return /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d+)?$/i.test(host);
}

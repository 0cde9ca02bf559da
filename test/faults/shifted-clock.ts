let shiftMs = 0;
let isInstalled = false;

/** From now on every clock of this process is so many milliseconds ahead of the machine's, or behind. */
export function shiftClock(ms: number): void {
  shiftMs = ms;
  if (isInstalled) return;
  isInstalled = true;
  const machineNow = Date.now;
  globalThis.Date = new Proxy(Date, {
    construct: (date, values, target) =>
      Reflect.construct(date, values.length === 0 ? [machineNow() + shiftMs] : values, target),
    apply: (date) => new date(machineNow() + shiftMs).toString(),
  });
  Date.now = () => machineNow() + shiftMs;
  const machineInstant = Temporal.Now.instant;
  Temporal.Now.instant = () => machineInstant().add({ milliseconds: shiftMs });
}

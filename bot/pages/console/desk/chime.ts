let context: AudioContext | undefined;

/** Two soft notes. Browsers stay silent until somebody has touched the page. */
export function chime(): void {
  context ??= new AudioContext();
  const begin = context.currentTime;
  for (const [at, pitch] of [
    [0, 660],
    [0.14, 880],
  ] as const) {
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(0, begin + at);
    loudness.gain.linearRampToValueAtTime(0.12, begin + at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, begin + at + 0.3);
    tone.connect(loudness).connect(context.destination);
    tone.start(begin + at);
    tone.stop(begin + at + 0.32);
  }
}

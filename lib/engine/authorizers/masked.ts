/** A secret as the service's log shows it: its last six characters behind stars. */
export function masked(text: string): string {
  const shown = text.length > 12 ? text.slice(-6) : '';
  return '*'.repeat(Math.min(text.length - shown.length, 40)) + shown;
}

import type { Trace } from '../../engine';

/** Replaces what moves from call to call by what it is: `<requestId>`, `<time>`. */
export function stillText(text: string, { requestId, startedAt }: Trace): string {
  const moving: [text: string, meaning: string][] = [
    [requestId, '<requestId>'],
    [String(startedAt), '<time>'],
    [new Date(startedAt).toISOString(), '<time>'],
  ];
  return moving.reduce((still, [value, meaning]) => still.replaceAll(standingAlone(value), meaning), text);
}

function standingAlone(text: string): RegExp {
  return new RegExp(`(?<![\\w-])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'g');
}

import { type Matcher, RE2JS } from 're2js';
import type { Engine, MatchPlaces } from './engine';

/** re2js, in time linear in the text. */
export class LinearEngine implements Engine {
  private readonly compiled: RE2JS;

  constructor(pattern: string) {
    this.compiled = RE2JS.compile(pattern);
  }

  find(text: string, from: number): MatchPlaces | undefined {
    const matcher = this.compiled.matcher(text);
    return matcher.find(from) ? places(matcher) : undefined;
  }

  matches(text: string): MatchPlaces | undefined {
    const matcher = this.compiled.matcher(text);
    return matcher.matches() ? places(matcher) : undefined;
  }

  lookingAt(text: string): MatchPlaces | undefined {
    const matcher = this.compiled.matcher(text);
    return matcher.lookingAt() ? places(matcher) : undefined;
  }
}

function places(matcher: Matcher): number[] {
  const found: number[] = [];
  for (let group = 0; group <= matcher.groupCount(); group++) found.push(matcher.start(group), matcher.end(group));
  return found;
}

export { followDefinition } from './follow-definition';
export { forgetSynthesized, readForSynthesis, type SynthesizedApi, synthesizedApi } from './synthesized-api';

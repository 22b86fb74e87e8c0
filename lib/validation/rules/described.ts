import type { RuleDescription } from '../rule';
import { rules } from '.';
import { acknowledgementUnmatched } from './reading/acknowledgement-unmatched';
import { readerRules } from './reading/reading-rules';
import { ruleFailed } from './reading/rule-failed';

/** All that people can meet, look up and acknowledge: rules, what readers find, and what is said of acknowledgements and of rules. */
export const describedRules: readonly RuleDescription[] = [...rules, ...readerRules, acknowledgementUnmatched, ruleFailed];

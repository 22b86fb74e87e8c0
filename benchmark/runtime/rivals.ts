import type { Question } from './questions';

export const rivals: Question = () => Promise.resolve([]);

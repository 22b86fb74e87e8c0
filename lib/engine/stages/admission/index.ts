export { type Admit, compileAdmission } from './admission';
export type { AcceptedKey } from './api-key';

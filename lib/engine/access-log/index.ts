export { type AccessLog, compileAccessLog, type WriteAccessLog } from './access-log';
export { timedStages } from './timed-stages';

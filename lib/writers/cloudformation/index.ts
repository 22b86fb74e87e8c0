export { type WrittenTemplate, writeCloudFormation } from './write-cloudformation';

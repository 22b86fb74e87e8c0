export { awsLog } from '../engine';

export { writeMermaid } from './mermaid';
export { writeSvg } from './svg';

import { basename } from 'node:path';
import type { Diagnostic } from '../lib/definition';
import { type LocalFiles, readCloudFormation, readOpenApi } from '../lib/readers';
import { type Example, type Reading, validateReading } from '../lib/validation';

/** Everything that is said of an example of a rule. */
export function judgeExample(example: Example): readonly Diagnostic[] {
  return readExample(example).flatMap((reading) => validateReading(reading));
}

function readExample({ language, document, text, files, endpointType, account }: Example): readonly Reading[] {
  const source = text ?? document;
  const beside: LocalFiles = (reference) => {
    const file = basename(reference);
    const content = files?.[file];
    return content ? { text: JSON.stringify(content), file } : { refused: 'there is no such file' };
  };
  const place = files ? { file: 'pets.json', files: beside } : {};
  if (language === 'openapi') {
    const { definition, problems } = readOpenApi(source, { ...place, ...(endpointType && { endpointType }) });
    return [{ definition: { ...definition, ...(account && { account }) }, problems }];
  }
  const { apis, problems, unattached } = readCloudFormation(source, place);
  return apis.map(({ definition }, index) =>
    index === 0 ? { definition, problems, ...(unattached && { unattached }) } : { definition, problems: [] },
  );
}

/** The name in a function's ARN, whole or partial, version and alias left out: `pets` of `arn:aws:lambda:us-east-1:1:function:pets:live`. */
export function functionNameOf(functionArn: string): string {
  const inArn = /(?:^|:)function:([^:]+)/.exec(functionArn)?.[1];
  if (inArn !== undefined) return inArn;
  return functionArn.startsWith('arn:') ? functionArn : functionArn.split(':', 1)[0];
}

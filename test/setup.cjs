// CDK's built-in template validation costs seconds on the first synth of a file; one test turns it on by purpose.
process.env.CDK_VALIDATION ??= 'false';

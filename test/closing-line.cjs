/**
 * Prints the plain closing line `N passed, N failed[, N skipped]` after jest's own summary.
 * With FORBID_SKIPS set, a skipped test fails the run: where everything is at hand, nothing may be left out.
 */
class ClosingLine {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    process.once('exit', () => {
      if (skipped && process.env.FORBID_SKIPS) {
        process.stdout.write('A test was skipped although nothing may be skipped here.\n');
        process.exitCode = 1;
      }
      process.stdout.write(`${results.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`);
    });
  }
}
module.exports = ClosingLine;

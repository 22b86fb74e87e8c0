/** The core of the runtime handler: everything that `assets/handler/index.js` offers to the files written beside it. */
export const coreVersion = 1;

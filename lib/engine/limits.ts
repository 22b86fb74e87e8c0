/** Bytes of a request's or a response's body. */
export const maxPayload = 10 * 1024 * 1024;
/** Bytes of all header names, values and line ends together. */
export const maxHeaders = 10_240;
/** Bytes of a request's target, by endpoint type. */
export const maxTarget = { edge: 8192, regional: 10_240 };

/** Where a server listens that nobody gave a port. */
export const defaultPort = 4000;

/** All endpoints of the module, by noun. */
export const listeningContract = {};

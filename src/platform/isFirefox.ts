/**
 * In Firefox an engine that starts a worker of its own, and reads Blobs into a buffer of its own,
 * was seen to answer no more, once in some hundred runs. Until it is known why, it does neither.
 */
export const isFirefox = navigator.userAgent.includes('Firefox/');

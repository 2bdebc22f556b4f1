/** Style sheets are imported for their effect; they hand nothing to code. */
declare module '*.css' {}

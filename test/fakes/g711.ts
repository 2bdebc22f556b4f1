const parseTable = (text: string): Int8Array => Int8Array.from(Buffer.from(text, 'base64'));

/** The decoded value of each byte according to ffmpeg, as the upper byte of its 16 bits. */
export const muLawByFfmpeg = parseTable(
  'goaKjpKWmp6ipqqusra6vsHDxcfJy83P0dPV19nb3d/h4uPk5ebn6Onq6+zt7u/w8PHx8vLz8/T09fX29vf3+Pj4+fn5+fr6+vr7+/v7/Pz8/Pz8/f39/f39/f3+/v7+/v7+/v7+/v7//////////////////////////////wB9eXVxbWllYV1ZVVFNSUVBPjw6ODY0MjAuLCooJiQiIB4dHBsaGRgXFhUUExIREA8PDg4NDQwMCwsKCgkJCAgHBwcGBgYGBQUFBQQEBAQDAwMDAwMCAgICAgICAgEBAQEBAQEBAQEBAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==',
);
export const aLawByFfmpeg = parseTable(
  '6uvo6e7v7O3i4+Dh5ufk5fX19PT39/b28fHw8PPz8vKqrqKmur6ytoqOgoaanpKW1dfR093f2dvFx8HDzc/Jy/7+/v7+/v7+/v7+/v7+/v7/////////////////////+vr6+vv7+/v4+Pj4+fn5+f39/f39/f39/Pz8/Pz8/PwVFBcWERATEh0cHx4ZGBsaCgoLCwgICQkODg8PDAwNDVZSXlpGQk5KdnJ+emZibmorKS8tIyEnJTs5Pz0zMTc1AQEBAQEBAQEBAQEBAQEBAQAAAAAAAAAAAAAAAAAAAAAFBQUFBAQEBAcHBwcGBgYGAgICAgICAgIDAwMDAwMDAw==',
);

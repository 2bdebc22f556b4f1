;; Lowest and highest sample of each bin, sixteen bytes at a time.
;;
;; `bins` reads whole bins of 16-bit samples from `$from` to `$to`: one channel, or two that take turns.
;; A bin is `$binBytes` long, a multiple of 64. Of its lowest and of its highest sample the upper byte
;; is written: low, high, low, high, … for the first channel at `$first`, for the second at `$second`.
;;
;; `npm run fix` writes int16-bins-wasm.ts from this.
(module
  (memory (export "memory") 1)
  (func (export "bins")
    (param $from i32) (param $to i32) (param $binBytes i32)
    (param $isStereo i32) (param $first i32) (param $second i32)
    (local $binEnd i32) (local $low v128) (local $high v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (loop $eachBin
      (local.set $binEnd (i32.add (local.get $from) (local.get $binBytes)))
      (local.set $low (v128.const i16x8 32767 32767 32767 32767 32767 32767 32767 32767))
      (local.set $high
        (v128.const i16x8 -32768 -32768 -32768 -32768 -32768 -32768 -32768 -32768))
      (loop $each64Bytes
        (local.set $a (v128.load offset=0 (local.get $from)))
        (local.set $b (v128.load offset=16 (local.get $from)))
        (local.set $c (v128.load offset=32 (local.get $from)))
        (local.set $d (v128.load offset=48 (local.get $from)))
        (local.set $low (i16x8.min_s (local.get $low) (i16x8.min_s
          (i16x8.min_s (local.get $a) (local.get $b))
          (i16x8.min_s (local.get $c) (local.get $d)))))
        (local.set $high (i16x8.max_s (local.get $high) (i16x8.max_s
          (i16x8.max_s (local.get $a) (local.get $b))
          (i16x8.max_s (local.get $c) (local.get $d)))))
        (local.set $from (i32.add (local.get $from) (i32.const 64)))
        (br_if $each64Bytes (i32.lt_u (local.get $from) (local.get $binEnd))))
      ;; One half against the other, twice: after that the first two samples stand for all of theirs.
      (local.set $low (i16x8.min_s (local.get $low)
        (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $low) (local.get $low))))
      (local.set $high (i16x8.max_s (local.get $high)
        (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $high) (local.get $high))))
      (local.set $low (i16x8.min_s (local.get $low)
        (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $low) (local.get $low))))
      (local.set $high (i16x8.max_s (local.get $high)
        (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $high) (local.get $high))))
      (if (local.get $isStereo)
        (then
          (i32.store8 offset=0 (local.get $second)
            (i32.shr_s (i16x8.extract_lane_s 1 (local.get $low)) (i32.const 8)))
          (i32.store8 offset=1 (local.get $second)
            (i32.shr_s (i16x8.extract_lane_s 1 (local.get $high)) (i32.const 8)))
          (local.set $second (i32.add (local.get $second) (i32.const 2))))
        (else
          ;; One channel: its neighbour is a sample of its own, too.
          (local.set $low (i16x8.min_s (local.get $low)
            (i8x16.shuffle 2 3 0 1 6 7 4 5 10 11 8 9 14 15 12 13
              (local.get $low) (local.get $low))))
          (local.set $high (i16x8.max_s (local.get $high)
            (i8x16.shuffle 2 3 0 1 6 7 4 5 10 11 8 9 14 15 12 13
              (local.get $high) (local.get $high))))))
      (i32.store8 offset=0 (local.get $first)
        (i32.shr_s (i16x8.extract_lane_s 0 (local.get $low)) (i32.const 8)))
      (i32.store8 offset=1 (local.get $first)
        (i32.shr_s (i16x8.extract_lane_s 0 (local.get $high)) (i32.const 8)))
      (local.set $first (i32.add (local.get $first) (i32.const 2)))
      (br_if $eachBin (i32.lt_u (local.get $from) (local.get $to))))))

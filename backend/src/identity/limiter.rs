//! Limits how often somebody may try, in bounded memory.

use chrono::TimeDelta;
use domain::time::Instant;
use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

/// Who is remembered at most; about 1 MB.
const CAPACITY: usize = 10_000;

/// Allows a burst of attempts for each key, then one each time its share of the period has passed.
///
/// Each key costs one moment: when all its attempts would be free again (the generic cell rate
/// algorithm). The counts are this process's; a restart forgets them.
#[derive(Debug)]
pub struct Limiter<K = String> {
    interval: TimeDelta,
    burst: i32,
    free_at: Mutex<HashMap<K, Instant>>,
}

impl<K: Eq + Hash> Limiter<K> {
    /// At most `attempts` in any `period` (at least one), after a pause all at once.
    pub fn new(attempts: u16, period: TimeDelta) -> Self {
        let burst = i32::from(attempts.max(1));
        Self { interval: period / burst, burst, free_at: Mutex::default() }
    }

    /// Counts an attempt.
    ///
    /// # Errors
    /// There were too many: the seconds after which the next one is allowed, at least 1.
    pub fn check(&self, key: impl Into<K>, now: Instant) -> Result<(), u32> {
        let key = key.into();
        let mut free_at = self.free_at.lock().unwrap_or_else(PoisonError::into_inner);
        let since = free_at.get(&key).copied().map_or(now, |at| at.max(now));
        let allowed_at = since - self.interval * (self.burst - 1);
        if allowed_at > now {
            let millis = (allowed_at - now).num_milliseconds();
            return Err(u32::try_from(millis.div_euclid(1000) + 1).unwrap_or(u32::MAX));
        }
        if free_at.len() >= CAPACITY && !free_at.contains_key(&key) {
            make_room(&mut free_at, now);
        }
        free_at.insert(key, since + self.interval);
        Ok(())
    }

    /// Gives the last attempt back: it was rightful.
    pub fn forgive(&self, key: &K) {
        let mut free_at = self.free_at.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = free_at.get_mut(key) {
            *at -= self.interval;
        }
    }
}

/// Forgets who is free again, and when that is not enough the half that is nearest to it.
fn make_room<K: Eq + Hash>(free_at: &mut HashMap<K, Instant>, now: Instant) {
    free_at.retain(|_, at| *at > now);
    if free_at.len() >= CAPACITY {
        let mut moments: Vec<_> = free_at.values().copied().collect();
        let (_, median, _) = moments.select_nth_unstable(CAPACITY / 2);
        let median = *median;
        free_at.retain(|_, at| *at > median);
    }
}

/// What stands for a caller in a [`Limiter`]: the address, or the network of 64 bits that every
/// holder of an IPv6 address has to himself.
pub fn origin(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.into(),
        IpAddr::V6(ip) => Ipv6Addr::from_bits(ip.to_bits() & (u128::MAX << 64)).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> Instant {
        "2026-11-23T00:30:00Z".parse().unwrap()
    }

    fn after(seconds: i64) -> Instant {
        start() + TimeDelta::seconds(seconds)
    }

    fn limiter() -> Limiter<&'static str> {
        Limiter::new(5, TimeDelta::minutes(1))
    }

    #[test]
    fn five_at_once_and_then_one_every_twelve_seconds() {
        let limiter = limiter();
        for _ in 0..5 {
            assert_eq!(limiter.check("a", start()), Ok(()));
        }
        let wait = limiter.check("a", start()).unwrap_err();
        assert!((12..=13).contains(&wait), "{wait}");
        assert!(limiter.check("a", after(11)).is_err(), "being refused does not help");
        assert_eq!(limiter.check("a", after(12)), Ok(()));
        assert!(limiter.check("a", after(12)).is_err());
        assert_eq!(limiter.check("b", start()), Ok(()), "others are not concerned");
    }

    #[test]
    fn after_the_wait_it_names_the_attempt_is_allowed() {
        let limiter = limiter();
        for _ in 0..5 {
            limiter.check("a", start()).unwrap();
        }
        let wait = limiter.check("a", after(3)).unwrap_err();
        assert_eq!(limiter.check("a", after(3 + i64::from(wait))), Ok(()));
    }

    #[test]
    fn after_a_minute_all_are_free_again_and_no_more() {
        let limiter = limiter();
        for _ in 0..5 {
            limiter.check("a", start()).unwrap();
        }
        for _ in 0..5 {
            assert_eq!(limiter.check("a", after(3600)), Ok(()));
        }
        assert!(limiter.check("a", after(3600)).is_err());
    }

    #[test]
    fn a_rightful_attempt_is_given_back() {
        let limiter = limiter();
        for _ in 0..100 {
            assert_eq!(limiter.check("a", start()), Ok(()));
            limiter.forgive(&"a");
        }
        limiter.forgive(&"never seen");
    }

    #[test]
    fn memory_is_bounded_and_the_worst_are_remembered() {
        let limiter = Limiter::<usize>::new(5, TimeDelta::minutes(1));
        for _ in 0..5 {
            limiter.check(usize::MAX, start()).unwrap();
        }
        for key in 0..CAPACITY * 3 {
            limiter.check(key, start()).unwrap();
        }
        assert!(limiter.free_at.lock().unwrap().len() <= CAPACITY);
        assert!(limiter.check(usize::MAX, start()).is_err());
    }

    #[test]
    fn an_address_stands_for_its_holder() {
        let of = |text: &str| origin(text.parse().unwrap()).to_string();
        assert_eq!(of("203.0.113.7"), "203.0.113.7");
        assert_eq!(of("::ffff:203.0.113.7"), "203.0.113.7");
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
    }
}

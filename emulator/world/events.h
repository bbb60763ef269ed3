#pragma once

// News between services: a typed event, delivered in the same turn to every subscriber, in the
// order in which they subscribed. Peers are called downwards; events carry news upwards.

#include <functional>
#include <vector>

namespace wt {

class Turn;

class Events {
 public:
  template <class Event>
  void Subscribe(std::function<void(Turn&, const Event&)> receive) {
    List<Event>().push_back([receive = std::move(receive)](Turn& turn, const void* event) {
      receive(turn, *static_cast<const Event*>(event));
    });
  }

  template <class Event>
  void Publish(Turn& turn, const Event& event) {
    // By index: a subscriber may not subscribe, but the vector of lists may still grow.
    const size_t id = TypeId<Event>();
    if (id >= lists_.size()) return;
    for (size_t i = 0; i < lists_[id].size(); ++i) lists_[id][i](turn, &event);
  }

 private:
  using Receiver = std::function<void(Turn&, const void*)>;

  static size_t NextId() {
    static size_t next = 0;
    return next++;
  }
  template <class Event>
  static size_t TypeId() {
    static const size_t id = NextId();
    return id;
  }
  template <class Event>
  std::vector<Receiver>& List() {
    const size_t id = TypeId<Event>();
    if (id >= lists_.size()) lists_.resize(id + 1);
    return lists_[id];
  }

  std::vector<std::vector<Receiver>> lists_;
};

}  // namespace wt
